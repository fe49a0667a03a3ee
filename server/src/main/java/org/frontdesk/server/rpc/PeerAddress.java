package org.frontdesk.server.rpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** From where a call came. */
public final class PeerAddress implements ServerInterceptor {

    private static final Context.Key<InetAddress> KEY = Context.key("peer address");

    /** The address of the caller, or of the proxy in between; loopback where the transport has none. */
    public static InetAddress current() {
        InetAddress address = KEY.get();
        return address != null ? address : InetAddress.getLoopbackAddress();
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        return call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR)
                        instanceof InetSocketAddress address
                ? Contexts.interceptCall(
                        Context.current().withValue(KEY, address.getAddress()), call, headers, next)
                : next.startCall(call, headers);
    }
}
