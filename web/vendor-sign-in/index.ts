// Signing in at a channel's vendor instead of pasting tokens: for a connection that is being made, and again for one that
// is there. One goes to the vendor in the same tab and comes back to the form as it was left, without its secrets.
export { formAfter } from './place.ts'
export { useArrival } from './queries.ts'
export { VendorAgain } from './vendor-again.tsx'
export { useVendorDoor, VendorDoorField } from './vendor-door.tsx'
