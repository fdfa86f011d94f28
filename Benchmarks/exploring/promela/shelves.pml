/* The flow model shelves. A variable counts from the lower end of its domain. */

typedef World {
  unsigned v_shelf : 6;  /* 0..60 */
  unsigned v_cart : 6;  /* 0..40 */
  unsigned v_desk : 6;  /* 0..60 */
  unsigned v_lent : 6;  /* 0..60 */
  unsigned v_day : 5  /* 0..29 */
}
World s;

#define c_all_there ((s.v_shelf + s.v_cart + s.v_desk) == 60)
#define c_late ((s.v_lent > 0) && (s.v_day == 29))

active proctype reader() {
start:
  if
  :: atomic {  /* at-library */
      s.v_shelf = 60;
      s.v_cart = 0;
      s.v_desk = 0;
      s.v_lent = 0;
      s.v_day = 0;
      if
      :: (((s.v_shelf + s.v_cart + s.v_desk + s.v_lent) == 60)) -> goto at_library
      :: else -> s.v_shelf = 0; s.v_cart = 0; s.v_desk = 0; s.v_lent = 0; s.v_day = 0; goto start
      fi
    }
  fi;
at_library:
  end_library:
    do
    :: d_step { ((s.v_shelf > 0) && (s.v_cart < 40)) && ((s.v_shelf - 1) >= 0 && (s.v_shelf - 1) <= 60) && ((s.v_cart + 1) >= 0 && (s.v_cart + 1) <= 40) && ((((s.v_shelf - 1) + (s.v_cart + 1) + s.v_desk + s.v_lent) == 60)); s.v_shelf = (s.v_shelf - 1); s.v_cart = (s.v_cart + 1) }  /* load-one */
    :: d_step { ((s.v_shelf >= 5) && ((s.v_cart + 5) <= 40)) && ((s.v_shelf - 5) >= 0 && (s.v_shelf - 5) <= 60) && ((s.v_cart + 5) >= 0 && (s.v_cart + 5) <= 40) && ((((s.v_shelf - 5) + (s.v_cart + 5) + s.v_desk + s.v_lent) == 60)); s.v_shelf = (s.v_shelf - 5); s.v_cart = (s.v_cart + 5) }  /* load-five */
    :: d_step { (s.v_cart > 0) && ((s.v_cart - 1) >= 0 && (s.v_cart - 1) <= 40) && ((s.v_desk + 1) >= 0 && (s.v_desk + 1) <= 60) && (((s.v_shelf + (s.v_cart - 1) + (s.v_desk + 1) + s.v_lent) == 60)); s.v_cart = (s.v_cart - 1); s.v_desk = (s.v_desk + 1) }  /* bring */
    :: d_step { (s.v_cart >= 2) && ((s.v_cart - 2) >= 0 && (s.v_cart - 2) <= 40) && ((s.v_desk + 2) >= 0 && (s.v_desk + 2) <= 60) && (((s.v_shelf + (s.v_cart - 2) + (s.v_desk + 2) + s.v_lent) == 60)); s.v_cart = (s.v_cart - 2); s.v_desk = (s.v_desk + 2) }  /* bring-two */
    :: d_step { (s.v_desk > 0) && ((s.v_desk - 1) >= 0 && (s.v_desk - 1) <= 60) && ((s.v_lent + 1) >= 0 && (s.v_lent + 1) <= 60) && (((s.v_shelf + s.v_cart + (s.v_desk - 1) + (s.v_lent + 1)) == 60)); s.v_desk = (s.v_desk - 1); s.v_lent = (s.v_lent + 1) }  /* lend */
    :: d_step { ((s.v_lent > 0) && (s.v_day != 29)) && ((s.v_desk + 1) >= 0 && (s.v_desk + 1) <= 60) && ((s.v_lent - 1) >= 0 && (s.v_lent - 1) <= 60) && (((s.v_shelf + s.v_cart + (s.v_desk + 1) + (s.v_lent - 1)) == 60)); s.v_desk = (s.v_desk + 1); s.v_lent = (s.v_lent - 1) }  /* take-back */
    :: d_step { ((s.v_desk > 0) && ((s.v_shelf < 30) || (s.v_day < 15))) && ((s.v_desk - 1) >= 0 && (s.v_desk - 1) <= 60) && ((s.v_shelf + 1) >= 0 && (s.v_shelf + 1) <= 60) && ((((s.v_shelf + 1) + s.v_cart + (s.v_desk - 1) + s.v_lent) == 60)); s.v_desk = (s.v_desk - 1); s.v_shelf = (s.v_shelf + 1) }  /* put-away */
    :: d_step { (s.v_day == 29) && (((s.v_shelf + s.v_cart + s.v_desk + s.v_lent) == 60)); s.v_day = 0 }  /* sleep */
    :: d_step { (!(s.v_day == 29)) && ((s.v_day + 1) >= 0 && (s.v_day + 1) <= 29) && (((s.v_shelf + s.v_cart + s.v_desk + s.v_lent) == 60)); s.v_day = (s.v_day + 1) }  /* sleep */
    :: d_step { ((!((s.v_shelf + s.v_cart + s.v_desk) == 60)) || (!((s.v_lent > 0) && (s.v_day == 29)))) && (((s.v_shelf + s.v_cart + s.v_desk + s.v_lent) == 60)) }  /* stock-check: right */
    :: d_step { ((!((s.v_shelf + s.v_cart + s.v_desk) == 60)) || (!((s.v_lent > 0) && (s.v_day == 29)))) && (s.v_cart > 0) && ((s.v_cart - 1) >= 0 && (s.v_cart - 1) <= 40) && ((s.v_shelf + 1) >= 0 && (s.v_shelf + 1) <= 60) && ((((s.v_shelf + 1) + (s.v_cart - 1) + s.v_desk + s.v_lent) == 60)); s.v_cart = (s.v_cart - 1); s.v_shelf = (s.v_shelf + 1) }  /* stock-check: wrong */
    od;
}
