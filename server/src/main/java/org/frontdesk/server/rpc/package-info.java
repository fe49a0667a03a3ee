/**
 * The edge to the network: TLS, who is let in, and the one place where outcomes and surprises become gRPC statuses.
 *
 * <p>A call enters through {@link org.frontdesk.server.rpc.GrpcServer} and its interceptors. A feature's service reads its
 * request with {@link org.frontdesk.server.rpc.Fields}, asks a use case, and answers with a response or with a
 * {@link org.frontdesk.server.rpc.Refusal} that {@link org.frontdesk.server.rpc.Refusals} turns into a status. What nobody
 * expected ends in {@link org.frontdesk.server.rpc.SurpriseInterceptor}.
 */
package org.frontdesk.server.rpc;
