/** White space, formatting and variation selectors draw nothing: no font need have them. */
export const drawsNothing = /[\s\p{Cc}\p{Cf}\u034F\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u
