// Where one can go. The addresses are the console's; the rooms ask for them here and never build one.
// `WayLink` is a real link (another tab, copy, middle press) that changes the page without loading it.
export * from './ways.tsx'
