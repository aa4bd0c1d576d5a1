"""What template maintainers work with: layouts drafted from an outline, copied, compared and checked."""
