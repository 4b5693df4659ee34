import sharp from 'sharp'

/** A picture of one point, as small as a PNG gets. */
export const tinyPicture = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#888' } })
  .png()
  .toBuffer()
