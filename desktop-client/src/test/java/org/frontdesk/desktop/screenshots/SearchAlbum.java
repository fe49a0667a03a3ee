package org.frontdesk.desktop.screenshots;

/** What the search in the header finds. */
final class SearchAlbum implements Album {

    @Override
    public String name() {
        return "search";
    }

    @Override
    public void fill(Camera camera) {
        camera.signIn("desk001");
        camera.awaitShown("#daySheetGrid");
        camera.awaitGone("#loading");
        camera.draw("search-empty");
        camera.focus("#searchField");
        camera.type("#searchField", "ma");
        camera.awaitShown(".found .list-cell:filled");
        camera.awaitGone("#searchSaid");
        camera.draw("search");
        camera.type("#searchField", "12.3.");
        camera.awaitGone("#searchSaid");
        camera.draw("search-date");
    }
}
