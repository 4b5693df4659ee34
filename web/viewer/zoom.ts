/** How a picture is looked at: how large, moved how far from the middle, turned by how many quarters. */
export type Look = { scale: number; x: number; y: number; turns: number }
export type Size = { width: number; height: number }
export type Point = { x: number; y: number }

export const WHOLE: Look = { scale: 1, x: 0, y: 0, turns: 0 }
export const LARGEST = 8
export const STEP = 1.5

/** As large as it fits, and no larger than it is. */
export function fit(picture: Size, stage: Size, turns = 0): Size {
  const isAside = turns % 2 !== 0
  const [width, height] = isAside ? [stage.height, stage.width] : [stage.width, stage.height]
  const share = Math.min(1, width / picture.width, height / picture.height)
  return { width: picture.width * share, height: picture.height * share }
}

/** Larger or smaller around a point, told from the middle of the stage: what is there stays there. */
export function zoomed(look: Look, factor: number, at: Point = { x: 0, y: 0 }): Look {
  const scale = Math.max(1, Math.min(LARGEST, look.scale * factor))
  const by = scale / look.scale
  return { ...look, scale, x: at.x - (at.x - look.x) * by, y: at.y - (at.y - look.y) * by }
}

export const moved = (look: Look, by: Point): Look => ({ ...look, x: look.x + by.x, y: look.y + by.y })

/** A quarter to the right, whole again: what one looked at is elsewhere now. */
export const turned = (look: Look): Look => ({ ...WHOLE, turns: (look.turns + 1) % 4 })

/** No part of the stage stays empty that the picture could fill. */
export function bounded(look: Look, drawn: Size, stage: Size): Look {
  const [width, height] = look.turns % 2 === 0 ? [drawn.width, drawn.height] : [drawn.height, drawn.width]
  const within = (value: number, size: number, room: number): number => {
    const most = Math.max(0, (size * look.scale - room) / 2)
    return Math.max(-most, Math.min(most, value))
  }
  return { ...look, x: within(look.x, width, stage.width), y: within(look.y, height, stage.height) }
}
