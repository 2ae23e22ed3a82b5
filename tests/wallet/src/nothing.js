// Stands for a package that is never used here and needs Node: an HTTP client among the signing library's imports.
export default {};
