/* The flow model shop. A variable counts from the lower end of its domain. */

typedef World {
  unsigned screen : 4;  /* home, cart, address, payment, review, receipt, help, mailbox, profile, menu */
  unsigned v_signed_in : 1;  /* false, true */
  unsigned v_items : 3;  /* 0..4 */
  unsigned v_account : 2;  /* none, confirmed, active */
  unsigned v_mail : 2;  /* none, arrived, lost */
  unsigned v_coupon : 2;  /* none, valid, expired, used */
  unsigned v_paid : 1;  /* false, true */
  unsigned v_wrapped : 1;  /* false, true */
  unsigned v_newsletter : 1;  /* false, true */
  unsigned v_tries : 2;  /* 0..3 */
  unsigned v_delivery : 2;  /* none, post, courier, shop */
  unsigned v_theme : 2;  /* light, dark, large */
  unsigned v_full_name : 1;  /* false, true */
  unsigned v_street : 1;  /* false, true */
  unsigned v_phone : 1;  /* false, true */
  unsigned v_nick_name : 1  /* false, true */
}
World s;

#define c_signed_in s.v_signed_in
#define c_has_items (s.v_items > 0)
#define c_active (s.v_account == 2)
#define c_may_pay ((s.v_items > 0) && (s.v_delivery != 0) && (!s.v_paid))

active proctype reader() {
start:
  if
  :: atomic {  /* at-home */
      s.screen = 0;
      if :: s.v_signed_in = 0 :: s.v_signed_in = 1 fi;
      if :: s.v_items = 0 :: s.v_items = 1 :: s.v_items = 2 :: s.v_items = 3 :: s.v_items = 4 fi;
      if :: s.v_account = 0 :: s.v_account = 1 :: s.v_account = 2 fi;
      s.v_mail = 0;
      s.v_coupon = 0;
      s.v_paid = 0;
      s.v_wrapped = 0;
      if :: s.v_newsletter = 0 :: s.v_newsletter = 1 fi;
      s.v_tries = 0;
      s.v_delivery = 0;
      s.v_theme = 0;
      s.v_full_name = 0;
      s.v_street = 0;
      s.v_phone = 0;
      s.v_nick_name = 0;
      if
      :: (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (s.screen == 0) || (s.screen == 6) || (s.screen == 7) || (s.screen == 9))) -> goto at_home
      :: else -> s.screen = 0; s.v_signed_in = 0; s.v_items = 0; s.v_account = 0; s.v_mail = 0; s.v_coupon = 0; s.v_paid = 0; s.v_wrapped = 0; s.v_newsletter = 0; s.v_tries = 0; s.v_delivery = 0; s.v_theme = 0; s.v_full_name = 0; s.v_street = 0; s.v_phone = 0; s.v_nick_name = 0; goto start
      fi
    }
  :: atomic {  /* at-mailbox */
      s.screen = 7;
      if :: s.v_signed_in = 0 :: s.v_signed_in = 1 fi;
      if :: s.v_items = 0 :: s.v_items = 1 :: s.v_items = 2 :: s.v_items = 3 :: s.v_items = 4 fi;
      if :: s.v_account = 0 :: s.v_account = 1 :: s.v_account = 2 fi;
      s.v_mail = 1;
      s.v_coupon = 0;
      s.v_paid = 0;
      s.v_wrapped = 0;
      if :: s.v_newsletter = 0 :: s.v_newsletter = 1 fi;
      s.v_tries = 0;
      s.v_delivery = 0;
      s.v_theme = 0;
      s.v_full_name = 0;
      s.v_street = 0;
      s.v_phone = 0;
      s.v_nick_name = 0;
      if
      :: (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (s.screen == 0) || (s.screen == 6) || (s.screen == 7) || (s.screen == 9))) -> goto at_mailbox
      :: else -> s.screen = 0; s.v_signed_in = 0; s.v_items = 0; s.v_account = 0; s.v_mail = 0; s.v_coupon = 0; s.v_paid = 0; s.v_wrapped = 0; s.v_newsletter = 0; s.v_tries = 0; s.v_delivery = 0; s.v_theme = 0; s.v_full_name = 0; s.v_street = 0; s.v_phone = 0; s.v_nick_name = 0; goto start
      fi
    }
  fi;
at_home:
  end_home:
    do
    :: d_step { (!s.v_signed_in) && (((!s.v_paid) || (s.v_items > 0)) && (true || (0 == 0) || (0 == 6) || (0 == 7) || (0 == 9))); s.v_signed_in = true }  /* sign-in */
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (9 == 0) || (9 == 6) || (9 == 7) || (9 == 9))); s.screen = 9 }; goto at_menu  /* open-menu */
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (6 == 0) || (6 == 6) || (6 == 7) || (6 == 9))); s.screen = 6 }; goto at_help  /* ask-help */
    :: d_step { ((s.v_items < 4) && (!s.v_paid)) && ((s.v_items + 1) >= 0 && (s.v_items + 1) <= 4) && (((!s.v_paid) || ((s.v_items + 1) > 0)) && (s.v_signed_in || (0 == 0) || (0 == 6) || (0 == 7) || (0 == 9))); s.v_items = (s.v_items + 1) }  /* add-item */
    :: d_step { s.v_signed_in && (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (1 == 0) || (1 == 6) || (1 == 7) || (1 == 9))); s.screen = 1 }; goto at_cart  /* open-cart */
    od;
at_cart:
  end_cart:
    do
    :: d_step { (!s.v_signed_in) && (((!s.v_paid) || (s.v_items > 0)) && (true || (1 == 0) || (1 == 6) || (1 == 7) || (1 == 9))); s.v_signed_in = true }  /* sign-in */
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (9 == 0) || (9 == 6) || (9 == 7) || (9 == 9))); s.screen = 9 }; goto at_menu  /* open-menu */
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (6 == 0) || (6 == 6) || (6 == 7) || (6 == 9))); s.screen = 6 }; goto at_help  /* ask-help */
    :: d_step { ((s.v_items > 0) && (!s.v_paid)) && ((s.v_items - 1) >= 0 && (s.v_items - 1) <= 4) && (((!s.v_paid) || ((s.v_items - 1) > 0)) && (s.v_signed_in || (1 == 0) || (1 == 6) || (1 == 7) || (1 == 9))); s.v_items = (s.v_items - 1) }  /* remove-item */
    :: d_step { ((s.v_coupon == 1) && (s.v_tries < 3)) && ((s.v_tries + 1) >= 0 && (s.v_tries + 1) <= 3) && (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (1 == 0) || (1 == 6) || (1 == 7) || (1 == 9))); s.v_coupon = 3; s.v_tries = (s.v_tries + 1) }  /* use-coupon */
    :: d_step { (s.v_items > 0) && (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (1 == 0) || (1 == 6) || (1 == 7) || (1 == 9))); s.v_wrapped = (!s.v_wrapped) }  /* wrap */
    :: d_step { (s.v_items > 0) && (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (2 == 0) || (2 == 6) || (2 == 7) || (2 == 9))); s.screen = 2 }; goto at_address  /* to-address */
    od;
at_address:
  end_address:
    do
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (2 == 0) || (2 == 6) || (2 == 7) || (2 == 9))); s.v_full_name = true }  /* full-name */
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (2 == 0) || (2 == 6) || (2 == 7) || (2 == 9))); s.v_street = true }  /* street */
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (2 == 0) || (2 == 6) || (2 == 7) || (2 == 9))); s.v_phone = true }  /* phone */
    :: d_step { ((2 != 2 || (s.v_full_name && s.v_street && s.v_phone)) && (2 != 8 || (s.v_nick_name))) && (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (3 == 0) || (3 == 6) || (3 == 7) || (3 == 9))); s.v_delivery = 1; s.screen = 3 }; goto at_payment  /* by-post */
    :: d_step { (((2 != 2 || (s.v_full_name && s.v_street && s.v_phone)) && (2 != 8 || (s.v_nick_name))) && (s.v_account == 2)) && (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (3 == 0) || (3 == 6) || (3 == 7) || (3 == 9))); s.v_delivery = 2; s.screen = 3 }; goto at_payment  /* by-courier */
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (3 == 0) || (3 == 6) || (3 == 7) || (3 == 9))); s.v_delivery = 3; s.screen = 3 }; goto at_payment  /* collect */
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (1 == 0) || (1 == 6) || (1 == 7) || (1 == 9))); s.screen = 1 }; goto at_cart  /* back-to-cart */
    od;
at_payment:
  end_payment:
    do
    :: d_step { ((s.v_items > 0) && (s.v_delivery != 0) && (!s.v_paid)) && (((!true) || (s.v_items > 0)) && (s.v_signed_in || (5 == 0) || (5 == 6) || (5 == 7) || (5 == 9))); s.v_paid = true; s.v_tries = 0; s.screen = 5 }; goto at_receipt  /* pay: accepted */
    :: d_step { ((s.v_items > 0) && (s.v_delivery != 0) && (!s.v_paid)) && (s.v_tries < 3) && ((s.v_tries + 1) >= 0 && (s.v_tries + 1) <= 3) && (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (3 == 0) || (3 == 6) || (3 == 7) || (3 == 9))); s.v_tries = (s.v_tries + 1) }  /* pay: refused */
    :: d_step { ((s.v_items > 0) && (s.v_delivery != 0) && (!s.v_paid)) && (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (4 == 0) || (4 == 6) || (4 == 7) || (4 == 9))); s.screen = 4 }; goto at_review  /* pay: timed-out */
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (2 == 0) || (2 == 6) || (2 == 7) || (2 == 9))); s.screen = 2 }; goto at_address  /* change-address */
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (4 == 0) || (4 == 6) || (4 == 7) || (4 == 9))); s.screen = 4 }; goto at_review  /* leave-payment */
    od;
at_review:
  end_review:
    do
    :: d_step { (!s.v_signed_in) && (((!s.v_paid) || (s.v_items > 0)) && (true || (4 == 0) || (4 == 6) || (4 == 7) || (4 == 9))); s.v_signed_in = true }  /* sign-in */
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (9 == 0) || (9 == 6) || (9 == 7) || (9 == 9))); s.screen = 9 }; goto at_menu  /* open-menu */
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (6 == 0) || (6 == 6) || (6 == 7) || (6 == 9))); s.screen = 6 }; goto at_help  /* ask-help */
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (4 == 0) || (4 == 6) || (4 == 7) || (4 == 9))); s.v_newsletter = (!s.v_newsletter) }  /* subscribe */
    :: d_step { ((s.v_items > 0) && (s.v_delivery != 0)) && (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (3 == 0) || (3 == 6) || (3 == 7) || (3 == 9))); s.screen = 3 }; goto at_payment  /* to-payment */
    od;
at_receipt:
  end_receipt:
    do
    :: d_step { (!s.v_signed_in) && (((!s.v_paid) || (s.v_items > 0)) && (true || (5 == 0) || (5 == 6) || (5 == 7) || (5 == 9))); s.v_signed_in = true }  /* sign-in */
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (9 == 0) || (9 == 6) || (9 == 7) || (9 == 9))); s.screen = 9 }; goto at_menu  /* open-menu */
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (6 == 0) || (6 == 6) || (6 == 7) || (6 == 9))); s.screen = 6 }; goto at_help  /* ask-help */
    :: d_step { (((!false) || (s.v_items > 0)) && (s.v_signed_in || (0 == 0) || (0 == 6) || (0 == 7) || (0 == 9))); s.v_paid = false; s.v_delivery = 0; s.v_wrapped = false; s.screen = 0 }; goto at_home  /* order-again */
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (5 == 0) || (5 == 6) || (5 == 7) || (5 == 9))); s.v_full_name = false; s.v_street = false; s.v_phone = false }  /* clear-form */
    od;
at_help:
  end_help:
    do
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (6 == 0) || (6 == 6) || (6 == 7) || (6 == 9))); s.v_mail = 1 }  /* write-mail: arrives */
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (6 == 0) || (6 == 6) || (6 == 7) || (6 == 9))); s.v_mail = 2 }  /* write-mail: gets-lost */
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (0 == 0) || (0 == 6) || (0 == 7) || (0 == 9))); s.screen = 0 }; goto at_home  /* leave-help */
    od;
at_mailbox:
  end_mailbox:
    do
    :: d_step { (s.v_mail == 1) && (s.v_account == 0) && (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (7 == 0) || (7 == 6) || (7 == 7) || (7 == 9))); s.v_account = 1; s.v_mail = 0 }  /* read-mail */
    :: d_step { (s.v_mail == 1) && (!(s.v_account == 0)) && (s.v_account == 1) && (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (7 == 0) || (7 == 6) || (7 == 7) || (7 == 9))); s.v_account = 2; s.v_mail = 0 }  /* read-mail */
    :: d_step { (s.v_mail == 1) && (!(s.v_account == 0)) && (!(s.v_account == 1)) && ((s.v_coupon == 0) || (s.v_coupon == 2)) && (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (7 == 0) || (7 == 6) || (7 == 7) || (7 == 9))); s.v_coupon = 1; s.v_mail = 0 }  /* read-mail */
    :: d_step { (s.v_mail == 1) && (!(s.v_account == 0)) && (!(s.v_account == 1)) && (!((s.v_coupon == 0) || (s.v_coupon == 2))) && (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (7 == 0) || (7 == 6) || (7 == 7) || (7 == 9))); s.v_mail = 0 }  /* read-mail */
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (0 == 0) || (0 == 6) || (0 == 7) || (0 == 9))); s.screen = 0 }; goto at_home  /* leave-mailbox */
    od;
at_profile:
  end_profile:
    do
    :: d_step { (!s.v_signed_in) && (((!s.v_paid) || (s.v_items > 0)) && (true || (8 == 0) || (8 == 6) || (8 == 7) || (8 == 9))); s.v_signed_in = true }  /* sign-in */
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (9 == 0) || (9 == 6) || (9 == 7) || (9 == 9))); s.screen = 9 }; goto at_menu  /* open-menu */
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (6 == 0) || (6 == 6) || (6 == 7) || (6 == 9))); s.screen = 6 }; goto at_help  /* ask-help */
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (8 == 0) || (8 == 6) || (8 == 7) || (8 == 9))); s.v_nick_name = true }  /* nick-name */
    :: d_step { ((8 != 2 || (s.v_full_name && s.v_street && s.v_phone)) && (8 != 8 || (s.v_nick_name))) && (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (0 == 0) || (0 == 6) || (0 == 7) || (0 == 9))); s.screen = 0 }; goto at_home  /* save */
    :: d_step { (s.v_theme == 0) && (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (8 == 0) || (8 == 6) || (8 == 7) || (8 == 9))); s.v_theme = 1 }  /* change-theme */
    :: d_step { (!(s.v_theme == 0)) && (s.v_theme == 1) && (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (8 == 0) || (8 == 6) || (8 == 7) || (8 == 9))); s.v_theme = 2 }  /* change-theme */
    :: d_step { (!(s.v_theme == 0)) && (!(s.v_theme == 1)) && (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (8 == 0) || (8 == 6) || (8 == 7) || (8 == 9))); s.v_theme = 0 }  /* change-theme */
    :: d_step { (s.v_coupon == 1) && (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (8 == 0) || (8 == 6) || (8 == 7) || (8 == 9))); s.v_coupon = 2 }  /* coupon-runs-out */
    od;
at_menu:
  end_menu:
    do
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (0 == 0) || (0 == 6) || (0 == 7) || (0 == 9))); s.screen = 0 }; goto at_home  /* to-home */
    :: d_step { (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (7 == 0) || (7 == 6) || (7 == 7) || (7 == 9))); s.screen = 7 }; goto at_mailbox  /* to-mailbox */
    :: d_step { s.v_signed_in && (((!s.v_paid) || (s.v_items > 0)) && (s.v_signed_in || (8 == 0) || (8 == 6) || (8 == 7) || (8 == 9))); s.screen = 8 }; goto at_profile  /* to-profile */
    :: d_step { (s.v_signed_in && (!s.v_paid)) && (((!s.v_paid) || (s.v_items > 0)) && (false || (0 == 0) || (0 == 6) || (0 == 7) || (0 == 9))); s.v_signed_in = false; s.v_tries = 0; s.screen = 0 }; goto at_home  /* sign-out */
    od;
}
