/** What the server tells of a table; see dialogs/spreekuur/view.ts. */
export type {
  TableFeedback,
  TableLine,
  TableQuestion,
  TableRow,
  TableView,
} from '../../../../dialogs/spreekuur/view.ts';
