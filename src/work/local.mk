# src/work
