# The shape of the table is `DEFINITION` in alpaco/adapters/dynamodb.py; a test holds the two against each other.
resource "aws_dynamodb_table" "generations" {
  # checkov:skip=CKV_AWS_119:encrypted with DynamoDB's own key; nobody outside this account reads it
  # checkov:skip=CKV_AWS_28:point_in_time_recovery decides, and is on in prod
  name                        = local.table
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "pk"
  range_key                   = "sk"
  deletion_protection_enabled = var.deletion_protection

  dynamic "attribute" {
    for_each = toset(["pk", "sk", "owner", "age", "open"])
    content {
      name = attribute.value
      type = "S"
    }
  }

  dynamic "global_secondary_index" {
    for_each = { by_owner = "owner", unfinished = "open" }
    content {
      name            = global_secondary_index.key
      hash_key        = global_secondary_index.value
      range_key       = "age"
      projection_type = "KEYS_ONLY"
    }
  }

  ttl {
    attribute_name = "expires"
    enabled        = true
  }

  point_in_time_recovery {
    enabled = var.point_in_time_recovery
  }
}

resource "aws_s3_bucket" "artefacts" {
  # checkov:skip=CKV_AWS_145:encrypted with S3's own key; readers come by presigned links, which a key of ours would not narrow
  # checkov:skip=CKV_AWS_144:one region; a package can be made again from its stored problem
  # checkov:skip=CKV_AWS_18:every object is written and read by our functions alone, and they log it
  # checkov:skip=CKV2_AWS_62:nothing waits for events of this bucket
  # checkov:skip=CKV_AWS_21:point_in_time_recovery decides, and is on in prod
  bucket        = local.bucket
  force_destroy = !var.deletion_protection
}

resource "aws_s3_bucket_public_access_block" "artefacts" {
  bucket = aws_s3_bucket.artefacts.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_server_side_encryption_configuration" "artefacts" {
  bucket = aws_s3_bucket.artefacts.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_versioning" "artefacts" {
  bucket = aws_s3_bucket.artefacts.id

  versioning_configuration {
    status = var.point_in_time_recovery ? "Enabled" : "Suspended"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "artefacts" {
  bucket = aws_s3_bucket.artefacts.id

  rule {
    id     = "leftovers"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }

    noncurrent_version_expiration {
      noncurrent_days = 30
    }

    expiration {
      expired_object_delete_marker = true
    }
  }

  # Checkpoints; a generation ends within hours. alpaco/problem/generation.py names the place.
  rule {
    id     = "scratch"
    status = "Enabled"

    filter {
      prefix = "scratch/"
    }

    expiration {
      days = 1
    }

    noncurrent_version_expiration {
      noncurrent_days = 1
    }
  }
}

data "aws_iam_policy_document" "artefacts" {
  statement {
    sid       = "OnlyEncryptedConnections"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = ["arn:aws:s3:::${local.bucket}", "arn:aws:s3:::${local.bucket}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_s3_bucket_policy" "artefacts" {
  bucket     = aws_s3_bucket.artefacts.id
  policy     = data.aws_iam_policy_document.artefacts.json
  depends_on = [aws_s3_bucket_public_access_block.artefacts]
}

# Invocations of the worker that Lambda gave up on. Nothing reads them but a person; the sweeper starts the work anew.
resource "aws_sqs_queue" "failures" {
  name                      = local.failure_queue
  sqs_managed_sse_enabled   = true
  message_retention_seconds = 14 * 24 * 3600
}
