/** Words of the umpire's desk. */
export const desk = {
  notes: "Notes",
  noNotes: "Nobody has written a note yet.",
};
