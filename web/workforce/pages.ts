// What is opened in the settings, brought together.
export { CapacityPage } from './capacity-page.tsx'
export { ShiftsPage } from './shifts-page.tsx'
export { StaffPage } from './staff-page.tsx'
