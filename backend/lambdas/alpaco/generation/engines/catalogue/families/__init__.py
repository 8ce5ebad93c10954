"""One module per problem family; `registry` lists them."""
