package org.frontdesk.desktop.journeys;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A clinic for the class, and for each test a window of its administrator on a page of the administration. */
abstract class AdministrationJourney {

    protected static RealClinic clinic;
    protected static Administrator boss;

    protected Desk desk;
    private final String page;
    private final String there;

    /**
     * @param page the id of its entry, without admin-
     * @param there what is seen once it is open
     */
    protected AdministrationJourney(String page, String there) {
        this.page = page;
        this.there = there;
    }

    @BeforeAll
    static void openClinic() {
        clinic = RealClinic.open();
        boss = new Administrator(clinic);
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    @BeforeEach
    void openPage() {
        desk = Desk.at(clinic).signedIn(Administrator.USERNAME);
        desk.click("#rail-ADMINISTRATION");
        desk.click("#admin-" + page);
        desk.awaitShown(there);
    }

    @AfterEach
    void closeDesk() {
        desk.close();
    }
}
