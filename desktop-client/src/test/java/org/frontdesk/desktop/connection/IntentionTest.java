package org.frontdesk.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;

import org.junit.jupiter.api.Test;

import java.util.UUID;

class IntentionTest {

    private final Intention intention = new Intention(UUID::randomUUID);

    @Test
    void theSameWishKeepsItsIdWhileNobodyKnowsWhetherItWasDone() {
        String first = intention.idFor("book");
        intention.answered(failed(Status.DEADLINE_EXCEEDED));
        intention.answered(failed(Status.UNAVAILABLE));
        assertThat(intention.idFor("book")).isEqualTo(first);
    }

    @Test
    void aSettledWishIsFollowedByANewOne() {
        String first = intention.idFor("book");
        intention.answered(new Answer.Done<>("done"));
        assertThat(intention.idFor("book")).isNotEqualTo(first);
        String second = intention.idFor("book");
        intention.answered(failed(Status.FAILED_PRECONDITION));
        assertThat(intention.idFor("book")).isNotEqualTo(second);
    }

    @Test
    void anotherWishHasAnotherId() {
        assertThat(intention.idFor("book")).isNotEqualTo(intention.idFor("book later"));
    }

    private static Answer<String> failed(Status status) {
        return new Answer.Failed<>(CallFailure.of(status.asRuntimeException()));
    }
}
