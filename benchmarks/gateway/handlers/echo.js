// The same echo for Node, with that platform's own SDK.
const { ApiGatewayManagementApiClient, PostToConnectionCommand } = require("@aws-sdk/client-apigatewaymanagementapi");

const client = new ApiGatewayManagementApiClient({ endpoint: process.env.ENDPOINT, region: "eu-west-1" });

exports.handler = async (event) => {
  const { eventType, connectionId } = event.requestContext;
  if (eventType === "MESSAGE") {
    await client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data: event.body }));
  }
  return { statusCode: 200 };
};
