/**
 * The numbers that must be right whatever else happens (contract B5): constants, in no flow and from no model.
 * 112 emergency; 113 or 0800-0113 suicide prevention, free, anonymous, 24/7; Veilig Thuis 0800-2000, free, 24/7.
 */
export const DANGER_NUMBERS = {
  emergency: '112',
  suicide: '113',
  suicideFree: '0800-0113',
  safeHome: '0800-2000',
} as const;
