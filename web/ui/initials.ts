/** The first letters of the first two words, without accents; two dots for someone without a name. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s_.@-]+/u).flatMap(word => word.match(/\p{L}|\p{N}/u)?.[0] ?? [])
  const letters = words.slice(0, 2).join('').normalize('NFD').replace(/\p{M}/gu, '')
  return letters ? letters.toLocaleUpperCase() : '··'
}
