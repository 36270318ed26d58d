import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { JsonNumber } from './read-json.ts';

/** No household's book balance is near this; a larger one is a sum over many people, or nonsense. */
export const LARGEST_BALANCE = new Decimal('250000');
/** No single agreed payment is near this. */
export const LARGEST_PAYMENT = new Decimal('100000');

const AMOUNT_TEXT = /^-?(?:0|[1-9]\d{0,9})\.\d{2}$/;
const WHOLE_DIGITS = /^(?:0|-?[1-9]\d{0,11})$/;

/** The GraphQL scalar `Bedrag`: text with exactly two decimals and a point, "-12.34". */
export const amountText = z
  .string()
  .regex(AMOUNT_TEXT)
  // Plus nothing, so that "-0.00" is told as 0.00.
  .transform((text) => new Decimal(text).add(0));

/** The user API's amounts: whole cents as a JSON number, read from its digits; "1.0" and "1e2" are refused. */
export const amountCents = z
  .instanceof(JsonNumber)
  .refine((number) => WHOLE_DIGITS.test(number.digits))
  .transform((number) => new Decimal(number.digits).div(100));

/** A whole JSON number that is no amount (an id, a day, a timestamp), within the safe integers. */
export const wholeNumber = z
  .instanceof(JsonNumber)
  .refine((number) => WHOLE_DIGITS.test(number.digits))
  .transform((number) => Number.parseInt(number.digits, 10));

/** An identifier: a whole number above zero, because zero or nothing must never reach a query. */
export const identifier = wholeNumber.refine((id) => id > 0 && id <= 2_147_483_647);

export const balanceText = amountText.refine((amount) => amount.abs().lte(LARGEST_BALANCE));
export const paymentText = amountText.refine((amount) => amount.gt(0) && amount.lte(LARGEST_PAYMENT));
export const balanceCents = amountCents.refine((amount) => amount.abs().lte(LARGEST_BALANCE));
