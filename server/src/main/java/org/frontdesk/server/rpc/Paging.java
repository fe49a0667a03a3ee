package org.frontdesk.server.rpc;

import com.google.protobuf.Message;

import java.util.List;
import java.util.function.Function;

/** How every list of the contract is cut into pages. */
public final class Paging {

    private static final int STANDARD = 50;

    /** A page of this many of the largest rows stays well below the largest message. */
    private static final int MOST = 500;

    private Paging() {}

    /**
     * One page of a list.
     *
     * @param nextPageToken empty on the last page
     */
    public record Page<T>(List<T> rows, String nextPageToken) {}

    public static int size(Fields fields, int pageSize) {
        return fields.number("page_size", pageSize, 1, MOST, STANDARD);
    }

    /**
     * Cuts a page from rows that were read with one more than its size, which tells whether there is another page.
     *
     * @param filter the request without its page size and token
     * @param key the sort key of a row, as texts
     */
    public static <T> Page<T> page(
            List<T> rows, int size, Message filter, Function<T, List<String>> key) {
        if (rows.size() <= size) {
            return new Page<>(rows, "");
        }
        List<T> shown = rows.subList(0, size);
        return new Page<>(shown, new PageToken(key.apply(shown.getLast())).encode(filter));
    }
}
