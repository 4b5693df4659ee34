export const maxFiles = 10

type Sized = { name: string; size: number }

export type Refused = { name: string; size: number; why: 'size' | 'empty' | 'many' }

/** Which of the new files a message takes beside those it has, and why not the others. `maxBytes` holds for each file. */
export function choose<F extends Sized>(
  chosen: readonly F[],
  more: readonly F[],
  maxBytes: number,
): { taken: F[]; refused: Refused[] } {
  const taken = [...chosen]
  const refused: Refused[] = []
  for (const file of more) {
    const why =
      file.size > maxBytes ? 'size' : file.size === 0 ? 'empty' : taken.length >= maxFiles ? 'many' : undefined
    if (why) refused.push({ name: file.name, size: file.size, why })
    else taken.push(file)
  }
  return {
    taken,
    refused: refused.filter(
      (each, place) => each.why !== 'many' || refused.findIndex(other => other.why === 'many') === place,
    ),
  }
}
