package org.frontdesk.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdesk.server.access.Permissions;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.access.ServicePermissions;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the README beside the protos tables is what the server does. */
class ContractReadmeTest {

    private static final Path README = Path.of("..", "proto", "README.md");

    private static final List<Role> COLUMNS =
            List.of(Role.RECEPTIONIST, Role.DOCTOR, Role.ADMIN, Role.PATIENT, Role.SERVICE);

    @Test
    void everyReasonIsTabledWithItsStatusAndNothingElseIs() throws IOException {
        Map<String, String> tabled = new TreeMap<>();
        cells("reason").forEach(row -> tabled.put(code(row.get(0)), code(row.get(1))));

        Map<String, String> answered = new TreeMap<>();
        Stream.of(Reason.values())
                .forEach(reason -> answered.put(reason.name(), reason.code().name()));
        assertThat(tabled).isEqualTo(answered);
    }

    @Test
    void everyMethodIsTabledWithTheRolesThatMayCallIt() throws IOException {
        Map<String, List<Boolean>> tabled = new TreeMap<>();
        cells("method")
                .forEach(
                        row ->
                                tabled.put(
                                        "frontdesk.v1." + code(row.get(0)),
                                        row.subList(1, 6).stream()
                                                .map(cell -> !cell.isEmpty() && !cell.equals("no"))
                                                .toList()));

        Map<String, List<Boolean>> permitted = new TreeMap<>();
        Permissions.methods().stream()
                .filter(method -> method.startsWith("frontdesk."))
                .forEach(method -> permitted.put(method, columns(method)));
        assertThat(tabled).isEqualTo(permitted);
    }

    @Test
    void everyPermissionOfKeysIsTabledAndNothingElseIs() throws IOException {
        assertThat(cells("permission").stream().map(row -> code(row.getFirst())))
                .containsExactlyInAnyOrderElementsOf(ServicePermissions.names());
    }

    private static List<Boolean> columns(String method) {
        return switch (Permissions.of(method).orElseThrow()) {
            case Permissions.Rule.Anyone anyone -> // said once, in the first column
                    List.of(true, false, false, false, false);
            case Permissions.Rule.Roles(var roles) ->
                    COLUMNS.stream().map(roles::contains).toList();
        };
    }

    /** The rows of the table whose first heading is this one, without its heading. */
    private static List<List<String>> cells(String heading) throws IOException {
        return Files.readAllLines(README).stream()
                .dropWhile(line -> !line.startsWith("| " + heading + " |"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> List.of(line.substring(1).split("\\|", -1)))
                .map(row -> row.stream().map(String::strip).toList())
                .toList();
    }

    private static String code(String cell) {
        assertThat(cell).startsWith("`").endsWith("`");
        return cell.substring(1, cell.length() - 1);
    }
}
