// Without fonts: those of the reader's system are at hand at once.
import theme from "vitepress/theme-without-fonts";
// oxlint-disable-next-line import/no-unassigned-import -- that is how a style is loaded.
import "./style.css";

export default theme;
