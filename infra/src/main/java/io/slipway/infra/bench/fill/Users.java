package io.slipway.infra.bench.fill;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Who works with the registry, and in which teams.
final class Users {
    static final int COUNT = 300;
    private static final List<String> NAMES = List.of(
            "ada", "ben", "chen", "dora", "emil", "fatima", "goran", "hana", "ivan", "june", "kofi", "lena", "milo",
            "nina", "omar", "pia", "quinn", "rosa", "samir", "tara");

    private Users() {}

    record Membership(String team, String user, String role) {
        String key() {
            return team + " " + user;
        }
    }

    static String name(int number) {
        return NAMES.get(number % NAMES.size()) + "." + number;
    }

    static List<String> all() {
        return IntStream.range(0, COUNT).mapToObj(Users::name).toList();
    }

    /// Everybody is in two teams. Whoever measures is a maintainer of the largest one, and in every fifth.
    static List<Membership> memberships(String measuring) {
        var teams = Catalogue.teams();
        var others = IntStream.range(0, COUNT)
                .boxed()
                .flatMap(number -> Stream.of(
                        new Membership(
                                teams.get(number % teams.size()),
                                name(number),
                                number < teams.size() ? "OWNER" : "DEVELOPER"),
                        new Membership(teams.get((number * 7 + 1) % teams.size()), name(number), "VIEWER")))
                .collect(Collectors.toMap(Membership::key, membership -> membership, (first, _) -> first))
                .values()
                .stream();
        var own = teamsOfMeasuring().stream()
                .map(team ->
                        new Membership(team, measuring, team.equals(teams.getFirst()) ? "MAINTAINER" : "DEVELOPER"));
        return Stream.concat(others, own).toList();
    }

    static List<String> teamsOfMeasuring() {
        var teams = Catalogue.teams();
        return IntStream.range(0, teams.size())
                .filter(number -> number % 5 == 0)
                .mapToObj(teams::get)
                .toList();
    }
}
