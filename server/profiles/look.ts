import { Fault } from '#lib'
import { type ChatLook, contrastWithWhite } from '#protocol'

const readableFrom = 4.5

/** @throws Fault color.too-light (422) when white text cannot be read on the colour */
export function mustBeReadable({ color }: ChatLook): void {
  if (contrastWithWhite(color) < readableFrom) throw new Fault('color.too-light', 422)
}
