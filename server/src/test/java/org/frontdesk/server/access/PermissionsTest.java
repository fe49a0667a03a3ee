package org.frontdesk.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.MethodDescriptor;

import org.frontdesk.server.Contract;
import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

class PermissionsTest {

    @Test
    void everyRpcHasARowAndEveryRowAnRpc() {
        Set<String> rows =
                Permissions.methods().stream()
                        .filter(method -> method.startsWith("frontdesk."))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(rows).isEqualTo(rpcs());
    }

    @Test
    void onlySigningInNeedsNoSession() {
        assertThat(
                        rpcs().stream()
                                .filter(
                                        method ->
                                                Permissions.of(method).orElseThrow()
                                                        instanceof Permissions.Rule.Anyone))
                .containsExactly("frontdesk.v1.SessionService/SignIn");
    }

    @Test
    void whateverServicesMayCallNeedsANamedPermissionOrExplicitlyNone() {
        assertThat(
                        rpcs().stream()
                                .filter(
                                        method ->
                                                Permissions.of(method).orElseThrow()
                                                                instanceof
                                                                Permissions.Rule.Roles(var roles)
                                                        && roles.contains(Role.SERVICE))
                                .filter(method -> !ServicePermissions.isTabled(method)))
                .as("methods that want a row in ServicePermissions")
                .isEmpty();
    }

    private static Set<String> rpcs() {
        return Contract.methods().stream()
                .map(MethodDescriptor::getFullMethodName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
