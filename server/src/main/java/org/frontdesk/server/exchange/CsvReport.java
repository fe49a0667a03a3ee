package org.frontdesk.server.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gathers what is wrong in a file. */
final class CsvReport {

    private final List<CsvProblem> problems = new ArrayList<>();
    private final Set<Integer> badLines = new HashSet<>();

    void add(int line, String column, String problem) {
        problems.add(new CsvProblem(line, column, problem));
        badLines.add(line);
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    int size() {
        return problems.size();
    }

    boolean isBad(int line) {
        return badLines.contains(line);
    }

    /** The first ones, by line and then as they were found. */
    List<CsvProblem> first(int most) {
        return problems.stream()
                .sorted(Comparator.comparingInt(CsvProblem::line))
                .limit(most)
                .toList();
    }
}
