package dev.viesti.domain;

/**
 * One wrong field: its path ({@code milestones[2].price.amount}), a stable code, and what to do in words.
 */
public record FieldError(String field, String code, String message) {
    FieldError under(String parent) {
        if (parent.isEmpty()) {
            return this;
        }
        if (field.isEmpty()) {
            return new FieldError(parent, code, message);
        }
        return new FieldError(field.startsWith("[") ? parent + field : parent + "." + field, code, message);
    }
}
