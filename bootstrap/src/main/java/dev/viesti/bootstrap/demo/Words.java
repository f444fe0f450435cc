package dev.viesti.bootstrap.demo;

import dev.viesti.domain.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** What people say in one language: stories by category of service, and phrases that go with every story. */
record Words(Language language, Map<String, List<String>> phrases, List<Story> stories) {

    /**
     * One piece of work, from the question to its end.
     *
     * @param forNoShop whether it is for people without a shop, or for people with one
     */
    record Story(
            String category,
            boolean forNoShop,
            String outline,
            String requirements,
            String question,
            String answer,
            String title,
            String scope,
            List<Step> steps,
            String progress,
            String delivery) {}

    /** A milestone of the work, its price in whole units of the partner's currency. */
    record Step(String title, int price, int days) {}

    static Words in(Language language) {
        Map<String, List<String>> phrases = new HashMap<>();
        var stories = new ArrayList<Story>();
        Map<String, String> story = new HashMap<>();
        var steps = new ArrayList<Step>();
        for (var line : Line.read("words." + language.code() + ".txt")) {
            switch (line.key()) {
                case "story" -> {
                    story.clear();
                    steps.clear();
                    story.put("story", line.value());
                }
                case "step" ->
                    steps.add(
                            new Step(line.field(0), Integer.parseInt(line.field(1)), Integer.parseInt(line.field(2))));
                case "outline", "requirements", "question", "answer", "title", "scope", "progress" ->
                    story.put(line.key(), line.value());
                case "delivery" -> stories.add(story(story, steps, line.value()));
                default ->
                    phrases.computeIfAbsent(line.key(), any -> new ArrayList<>())
                            .add(line.value());
            }
        }
        return new Words(language, phrases, stories);
    }

    private static Story story(Map<String, String> parts, List<Step> steps, String delivery) {
        var head = part(parts, "story");
        return new Story(
                head.replace(" without a shop", ""),
                head.endsWith(" without a shop"),
                part(parts, "outline"),
                part(parts, "requirements"),
                part(parts, "question"),
                part(parts, "answer"),
                part(parts, "title"),
                part(parts, "scope"),
                List.copyOf(steps),
                part(parts, "progress"),
                delivery);
    }

    private static String part(Map<String, String> parts, String key) {
        return Objects.requireNonNull(parts.get(key), key);
    }

    /** The stories of a category. */
    List<Story> stories(String category, boolean forNoShop) {
        return stories.stream()
                .filter(story -> story.category().equals(category) && story.forNoShop() == forNoShop)
                .toList();
    }

    /** One of the phrases for the occasion. */
    String phrase(String occasion, Random random) {
        var choice = Objects.requireNonNull(phrases.get(occasion), occasion);
        return choice.get(random.nextInt(choice.size()));
    }
}
