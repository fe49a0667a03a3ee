package org.frontdesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;

import java.util.ArrayList;
import java.util.List;

/** Every method of the contract, found on the class path so that none is forgotten. */
public final class Contract {

    private Contract() {}

    public static List<MethodDescriptor<?, ?>> methods() {
        List<MethodDescriptor<?, ?>> methods = new ArrayList<>();
        for (JavaClass stub : new ClassFileImporter().importPackages("org.frontdesk.api.v1")) {
            if (stub.getSimpleName().endsWith("Grpc")) {
                methods.addAll(service(stub.reflect()).getMethods());
            }
        }
        assertThat(methods).isNotEmpty();
        return methods;
    }

    private static ServiceDescriptor service(Class<?> stub) {
        try {
            return (ServiceDescriptor) stub.getMethod("getServiceDescriptor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
