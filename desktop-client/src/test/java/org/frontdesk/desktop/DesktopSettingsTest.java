package org.frontdesk.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class DesktopSettingsTest {

    @Test
    void anArgumentGoesBeforeTheEnvironment() {
        Map<String, String> environment = Map.of("FRONTDESK_SERVER", "there:1");
        assertThat(DesktopSettings.from(List.of(), environment).server()).hasToString("there:1");
        assertThat(DesktopSettings.from(List.of("--server=here:2"), environment).server())
                .hasToString("here:2");
        assertThat(DesktopSettings.from(List.of(), Map.of()).server())
                .hasToString("localhost:8443");
    }

    @Test
    void demoAccountsAreOfferedOnlyWhenAskedFor() {
        assertThat(DesktopSettings.from(List.of(), Map.of()).demoPassword()).isEmpty();
        assertThat(
                        DesktopSettings.from(List.of("--demo", "--demo-password=x"), Map.of())
                                .demoPassword())
                .contains("x");
    }
}
