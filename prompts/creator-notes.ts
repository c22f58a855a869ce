// Notes the Creator's steps tell, in the reader's words; `{name}` is replaced by the note's value.

export const creatorNotes = {
  "sees-nothing": {
    en: "{model} does not see pictures: only their visible text, colours, format and what you said were used.",
    de: "{model} sieht keine Bilder: Verwendet wurden nur sichtbarer Text, Farben, Format und deine Worte.",
  },
  "see-failed": {
    en: "The model could not look at {count} pictures: there, only visible text, colours and format were used.",
    de: "Das Modell konnte {count} Bilder nicht ansehen: Dort wurden nur sichtbarer Text, Farben und Format verwendet.",
  },
  "fields-by-code": {
    en: "The model gave no usable answer for some fields: code made them from what is in the picture and what you said.",
    de: "Für manche Felder gab das Modell nichts Brauchbares: Der Code hat sie aus dem Bild und deinen Worten gemacht.",
  },
  "posts-missing": {
    en: "{count} pictures got no post: the model gave nothing usable for them. Ask again for these alone.",
    de: "{count} Bilder haben keinen Beitrag: Das Modell gab dafür nichts Brauchbares. Frag für sie noch einmal.",
  },
  "fewer-ideas": {
    en: "{count} of {wanted} ideas: the others said the same again and were left out.",
    de: "{count} von {wanted} Ideen: Die anderen sagten dasselbe noch einmal und fehlen deshalb.",
  },
  "nothing-to-improve": {
    en: "No change was made: the model named none that holds.",
    de: "Nichts wurde geändert: Das Modell nannte keine Änderung, die trägt.",
  },
};
