package org.frontdesk.desktop.daysheet;

import org.frontdesk.api.v1.GetPatientRequest;
import org.frontdesk.api.v1.GetPatientResponse;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.PatientServiceGrpc;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.SignedInServer;

import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** Asks for the telephone numbers of the patients of a sheet, which a schedule does not show. */
final class PhoneNumbers {

    /** So many calls at once leave room for a desk that is working beside it. */
    private static final int AT_ONCE = 6;

    /** The days of a large clinic; beyond it, it would be an export. */
    static final int MOST = 2000;

    private final SignedInServer server;

    PhoneNumbers(SignedInServer server) {
        this.server = server;
    }

    /**
     * What was found; completes on the live thread.
     *
     * @param byPatient patient id to number, without those who have none
     * @param whole whether every patient could be asked for
     */
    record Found(Map<String, String> byPatient, boolean whole) {}

    CompletableFuture<Found> of(Collection<String> patientIds) {
        Queue<String> left = new ConcurrentLinkedQueue<>(patientIds);
        Map<String, String> found = new ConcurrentHashMap<>();
        if (left.size() > MOST) {
            return CompletableFuture.completedFuture(new Found(found, false));
        }
        CompletableFuture<?>[] chains =
                IntStream.range(0, AT_ONCE)
                        .mapToObj(i -> next(left, found))
                        .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(chains).thenApply(done -> new Found(found, wasAll(chains)));
    }

    /** One after the other, until none are left or one can't be asked for; then the others can't be either. */
    private CompletableFuture<Boolean> next(Queue<String> left, Map<String, String> found) {
        String patientId = left.poll();
        if (patientId == null) {
            return CompletableFuture.completedFuture(true);
        }
        return server.call(
                        PatientServiceGrpc.getGetPatientMethod(),
                        GetPatientRequest.newBuilder().setPatientId(patientId).build())
                .thenCompose(
                        answer -> {
                            switch (answer) {
                                case Answer.Done<GetPatientResponse>(GetPatientResponse done) -> {
                                    Patient patient = done.getPatient();
                                    if (!patient.getPhone().isEmpty()) {
                                        found.put(patientId, patient.getPhone());
                                    }
                                    return next(left, found);
                                }
                                case Answer.Failed<GetPatientResponse>(CallFailure failure) -> {
                                    left.clear();
                                    return CompletableFuture.completedFuture(false);
                                }
                            }
                        });
    }

    private static boolean wasAll(CompletableFuture<?>[] chains) {
        for (CompletableFuture<?> chain : chains) {
            if (!Boolean.TRUE.equals(chain.join())) {
                return false;
            }
        }
        return true;
    }
}
