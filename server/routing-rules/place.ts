export type Place = { latitude: number; longitude: number }

const earthKm = 6371
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Along the great circle (haversine formula). */
export function kmBetween(one: Place, other: Place): number {
  const north = Math.sin(radians(other.latitude - one.latitude) / 2) ** 2
  const east = Math.sin(radians(other.longitude - one.longitude) / 2) ** 2
  const chord = north + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * east
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(chord)))
}
