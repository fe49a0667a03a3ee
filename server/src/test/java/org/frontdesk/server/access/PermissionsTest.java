package org.frontdesk.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;

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

    /** The methods of every service that has a stub, found on the class path so that none is forgotten. */
    static Set<String> rpcs() {
        Set<String> rpcs = new TreeSet<>();
        for (JavaClass stub : new ClassFileImporter().importPackages("org.frontdesk.api.v1")) {
            if (stub.getSimpleName().endsWith("Grpc")) {
                for (MethodDescriptor<?, ?> method : service(stub.reflect()).getMethods()) {
                    rpcs.add(method.getFullMethodName());
                }
            }
        }
        assertThat(rpcs).isNotEmpty();
        return rpcs;
    }

    private static ServiceDescriptor service(Class<?> stub) {
        try {
            return (ServiceDescriptor) stub.getMethod("getServiceDescriptor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
