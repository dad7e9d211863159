package io.jaudit.search;

public record CheckpointPlan() {}
