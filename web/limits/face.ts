import type { TextLimit } from '#channel/length'
import type { ComposerFace, ComposerRules } from '#protocol'

/** What may be written to whom the draft is for; undefined where nothing may. */
export const faceFor = (
  { faces }: ComposerRules,
  { visibility }: { visibility: ComposerFace['visibility'] },
): ComposerFace | undefined => faces.find(face => face.visibility === visibility) ?? faces[0]

/** How long its text may be. */
export const limitOf = (face: ComposerFace, hasFiles: boolean): TextLimit =>
  hasFiles ? (face.caption ?? face.text) : face.text

/** What takes no files at all. */
export const noFiles: Pick<ComposerFace, 'media' | 'maxMedia'> = { media: {}, maxMedia: 0 }
