// What changes while one looks. `openLine` holds the one WebSocket of the tab and picks up by number where it was lost;
// `apply` is pure: state and frame give the state that a fresh snapshot would have. Nothing here knows React.
export { apply, type Frame, inOrder, type Loaded, mergeMessages, type News, placeRows, type Snapshot } from './apply.ts'
export { belongs, type Narrowing, type Onlooker, orderOf, sortOf } from './belongs.ts'
export { isOfNarrowing, type Timeline, timelineAfter, waitingAfter } from './timeline.ts'
export { type Line, type LineState, openLine } from './line.ts'
