package org.frontdesk.server.appointments;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

import org.frontdesk.server.appointments.ModelClinic.Step;

import java.util.List;

/** Deeds by chance: mostly what a clinic's day is made of, on few slots, so that they meet. */
final class DeedArbitraries {

    /** One more than there are: the last one is nothing's. */
    private static final Arbitrary<Integer> SLOT =
            Arbitraries.frequency(
                    Tuple.of(8, 0),
                    Tuple.of(8, 1),
                    Tuple.of(4, 2),
                    Tuple.of(8, 3),
                    Tuple.of(6, 4),
                    Tuple.of(3, 5),
                    Tuple.of(1, StateMachinePropertyTest.SLOTS));

    private static final Arbitrary<Integer> PATIENT =
            Arbitraries.integers().between(0, StateMachinePropertyTest.PATIENTS - 1);

    /** How many are newer: most is done to what was made last. */
    private static final Arbitrary<Integer> NEWEST =
            Arbitraries.frequency(
                    Tuple.of(6, 0),
                    Tuple.of(4, 1),
                    Tuple.of(3, 2),
                    Tuple.of(2, 3),
                    Tuple.of(1, 5),
                    Tuple.of(1, 8));

    private static final Arbitrary<Who> WHO =
            Arbitraries.frequency(
                    Tuple.of(8, Who.DESK),
                    Tuple.of(3, Who.OTHER_DESK),
                    Tuple.of(3, Who.ADMIN),
                    Tuple.of(3, Who.DOCTOR),
                    Tuple.of(2, Who.PATIENT),
                    Tuple.of(1, Who.SERVICE));

    private static final Arbitrary<Step> STEP =
            Arbitraries.frequency(
                    Tuple.of(8, Step.CONFIRM),
                    Tuple.of(3, Step.CANCEL),
                    Tuple.of(4, Step.CHECK_IN),
                    Tuple.of(3, Step.START),
                    Tuple.of(2, Step.COMPLETE),
                    Tuple.of(2, Step.NO_SHOW));

    private static final Arbitrary<Boolean> SELDOM =
            Arbitraries.frequency(Tuple.of(5, false), Tuple.of(1, true));

    private DeedArbitraries() {}

    /** A day of at most so many deeds. */
    static Arbitrary<List<Deed>> day(int most) {
        return deeds().list()
                .ofMinSize(1)
                .ofMaxSize(most)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<Deed> deeds() {
        return Arbitraries.frequencyOf(
                Tuple.of(44, calls().map(call -> (Deed) call)),
                Tuple.of(2, NEWEST.map(Deed.SendAgain::new)),
                Tuple.of(2, Combinators.combine(NEWEST, calls()).as(Deed.ReuseId::new)),
                Tuple.of(1, NEWEST.map(Deed.RunsOut::new)),
                Tuple.of(1, NEWEST.map(Deed.HoldRunsOut::new)),
                Tuple.of(1, NEWEST.map(Deed.DayPasses::new)),
                Tuple.of(
                        1,
                        Arbitraries.integers()
                                .between(0, StateMachinePropertyTest.SLOTS - 1)
                                .map(Deed.Begins::new)));
    }

    private static Arbitrary<Deed.Call> calls() {
        return Arbitraries.frequencyOf(
                Tuple.of(9, Combinators.combine(WHO, SLOT, PATIENT).as(Deed.Book::new)),
                Tuple.of(
                        3,
                        Combinators.combine(WHO, NEWEST, PATIENT, SELDOM).as(Deed.BookHeld::new)),
                Tuple.of(3, Combinators.combine(WHO, SLOT, PATIENT).as(Deed.WalkIn::new)),
                Tuple.of(3, Combinators.combine(WHO, SLOT, PATIENT).as(Deed.Overbook::new)),
                Tuple.of(4, Combinators.combine(WHO, SLOT).as(Deed.HoldAPlace::new)),
                Tuple.of(2, Combinators.combine(WHO, NEWEST).as(Deed.Release::new)),
                Tuple.of(14, Combinators.combine(WHO, STEP, NEWEST).as(Deed.Take::new)),
                Tuple.of(4, Combinators.combine(WHO, NEWEST).as(Deed.Undo::new)),
                Tuple.of(3, Combinators.combine(WHO, NEWEST, SLOT).as(Deed.Reschedule::new)),
                Tuple.of(3, Combinators.combine(WHO, NEWEST, NEWEST).as(Deed.Swap::new)),
                Tuple.of(1, Combinators.combine(WHO, SLOT).as(Deed.Block::new)),
                Tuple.of(2, Combinators.combine(WHO, SLOT).as(Deed.Reopen::new)),
                Tuple.of(
                        2,
                        Combinators.combine(WHO, SLOT, Arbitraries.integers().between(1, 3), SELDOM)
                                .as(Deed.Resize::new)));
    }
}
