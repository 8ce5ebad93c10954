# The VPC of the routes and the worker. They need a way out: frames are posted to the API's management address, which
# no endpoint serves, and models are reached over the internet. Never add an execute-api endpoint here: with its
# private DNS every post would be answered by 403.

locals {
  in_vpc    = var.network_mode != "none"
  cidr      = "10.60.0.0/16"
  zones     = local.in_vpc ? { for number, zone in var.availability_zones : zone => number } : {}
  nat_zones = { for zone, number in local.zones : zone => number if number == 0 || var.network_mode == "nat_per_az" }
}

resource "aws_vpc" "main" {
  # checkov:skip=CKV2_AWS_11:flow logs cost more than the traffic; the executor, where they would tell something, has no routes
  count = local.in_vpc ? 1 : 0

  cidr_block           = local.cidr
  enable_dns_hostnames = true
  tags                 = { Name = local.name }
}

# The group that AWS makes with every VPC, without its rules: whatever is started without a group of its own is alone.
resource "aws_default_security_group" "main" {
  count = local.in_vpc ? 1 : 0

  vpc_id = aws_vpc.main[0].id
  tags   = { Name = "${local.name}-unused" }
}

resource "aws_internet_gateway" "main" {
  count = local.in_vpc ? 1 : 0

  vpc_id = aws_vpc.main[0].id
  tags   = { Name = local.name }
}

resource "aws_subnet" "public" {
  for_each = local.nat_zones

  vpc_id            = aws_vpc.main[0].id
  availability_zone = each.key
  cidr_block        = cidrsubnet(local.cidr, 8, each.value)
  tags              = { Name = "${local.name}-public-${each.key}" }
}

resource "aws_subnet" "private" {
  for_each = local.zones

  vpc_id            = aws_vpc.main[0].id
  availability_zone = each.key
  cidr_block        = cidrsubnet(local.cidr, 4, 8 + each.value) # 4,096 addresses: functions take one per hundreds of calls
  tags              = { Name = "${local.name}-private-${each.key}" }
}

resource "aws_eip" "nat" {
  for_each = local.nat_zones

  domain     = "vpc"
  depends_on = [aws_internet_gateway.main]
  tags       = { Name = "${local.name}-nat-${each.key}" }
}

resource "aws_nat_gateway" "main" {
  for_each = local.nat_zones

  subnet_id     = aws_subnet.public[each.key].id
  allocation_id = aws_eip.nat[each.key].id
  depends_on    = [aws_internet_gateway.main]
  tags          = { Name = "${local.name}-${each.key}" }
}

resource "aws_route_table" "public" {
  count = local.in_vpc ? 1 : 0

  vpc_id = aws_vpc.main[0].id
  tags   = { Name = "${local.name}-public" }
}

resource "aws_route" "public" {
  count = local.in_vpc ? 1 : 0

  route_table_id         = aws_route_table.public[0].id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main[0].id
}

resource "aws_route_table_association" "public" {
  for_each = local.nat_zones

  subnet_id      = aws_subnet.public[each.key].id
  route_table_id = aws_route_table.public[0].id
}

resource "aws_route_table" "private" {
  for_each = local.zones

  vpc_id = aws_vpc.main[0].id
  tags   = { Name = "${local.name}-private-${each.key}" }
}

resource "aws_route" "private" {
  for_each = local.zones

  route_table_id         = aws_route_table.private[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.main[contains(keys(local.nat_zones), each.key) ? each.key : var.availability_zones[0]].id
}

resource "aws_route_table_association" "private" {
  for_each = local.zones

  subnet_id      = aws_subnet.private[each.key].id
  route_table_id = aws_route_table.private[each.key].id
}

# Free, and what goes this way does not pay for the NAT gateway.
resource "aws_vpc_endpoint" "gateway" {
  for_each = local.in_vpc ? toset(["dynamodb", "s3"]) : toset([])

  vpc_id            = aws_vpc.main[0].id
  service_name      = "com.amazonaws.${local.region}.${each.key}"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = [for zone in var.availability_zones : aws_route_table.private[zone].id]
  tags              = { Name = "${local.name}-${each.key}" }
}

resource "aws_security_group" "functions" {
  count = local.in_vpc ? 1 : 0

  name        = "${local.name}-functions"
  description = "Routes and worker: out by HTTPS, in by nothing"
  vpc_id      = aws_vpc.main[0].id
  tags        = { Name = "${local.name}-functions" }
}

resource "aws_vpc_security_group_egress_rule" "https" {
  count = local.in_vpc ? 1 : 0

  security_group_id = aws_security_group.functions[0].id
  description       = "Posting frames, the table, the bucket, Lambda, models"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"
}
