/* The flow model switches. A variable counts from the lower end of its domain. */

typedef World {
  unsigned v_switch_a : 1;  /* false, true */
  unsigned v_switch_b : 1;  /* false, true */
  unsigned v_switch_c : 1;  /* false, true */
  unsigned v_switch_d : 1;  /* false, true */
  unsigned v_switch_e : 1;  /* false, true */
  unsigned v_switch_f : 1;  /* false, true */
  unsigned v_switch_g : 1;  /* false, true */
  unsigned v_switch_h : 1;  /* false, true */
  unsigned v_switch_i : 1;  /* false, true */
  unsigned v_switch_j : 1;  /* false, true */
  unsigned v_switch_k : 1;  /* false, true */
  unsigned v_switch_l : 1;  /* false, true */
  unsigned v_switch_m : 1;  /* false, true */
  unsigned v_switch_n : 1;  /* false, true */
  unsigned v_switch_o : 1;  /* false, true */
  unsigned v_switch_p : 1;  /* false, true */
  unsigned v_switch_q : 1;  /* false, true */
  unsigned v_switch_r : 1;  /* false, true */
  unsigned v_switch_s : 1;  /* false, true */
  unsigned v_switch_t : 1  /* false, true */
}
World s;

active proctype reader() {
start:
  if
  :: atomic {  /* at-board */
      s.v_switch_a = 0;
      s.v_switch_b = 0;
      s.v_switch_c = 0;
      s.v_switch_d = 0;
      s.v_switch_e = 0;
      s.v_switch_f = 0;
      s.v_switch_g = 0;
      s.v_switch_h = 0;
      s.v_switch_i = 0;
      s.v_switch_j = 0;
      s.v_switch_k = 0;
      s.v_switch_l = 0;
      s.v_switch_m = 0;
      s.v_switch_n = 0;
      s.v_switch_o = 0;
      s.v_switch_p = 0;
      s.v_switch_q = 0;
      s.v_switch_r = 0;
      s.v_switch_s = 0;
      s.v_switch_t = 0;
      goto at_board
    }
  fi;
at_board:
  end_board:
    do
    :: d_step { true; s.v_switch_a = (!s.v_switch_a) }  /* turn-a */
    :: d_step { true; s.v_switch_b = (!s.v_switch_b) }  /* turn-b */
    :: d_step { true; s.v_switch_c = (!s.v_switch_c) }  /* turn-c */
    :: d_step { true; s.v_switch_d = (!s.v_switch_d) }  /* turn-d */
    :: d_step { true; s.v_switch_e = (!s.v_switch_e) }  /* turn-e */
    :: d_step { true; s.v_switch_f = (!s.v_switch_f) }  /* turn-f */
    :: d_step { true; s.v_switch_g = (!s.v_switch_g) }  /* turn-g */
    :: d_step { true; s.v_switch_h = (!s.v_switch_h) }  /* turn-h */
    :: d_step { true; s.v_switch_i = (!s.v_switch_i) }  /* turn-i */
    :: d_step { true; s.v_switch_j = (!s.v_switch_j) }  /* turn-j */
    :: d_step { true; s.v_switch_k = (!s.v_switch_k) }  /* turn-k */
    :: d_step { true; s.v_switch_l = (!s.v_switch_l) }  /* turn-l */
    :: d_step { true; s.v_switch_m = (!s.v_switch_m) }  /* turn-m */
    :: d_step { true; s.v_switch_n = (!s.v_switch_n) }  /* turn-n */
    :: d_step { true; s.v_switch_o = (!s.v_switch_o) }  /* turn-o */
    :: d_step { true; s.v_switch_p = (!s.v_switch_p) }  /* turn-p */
    :: d_step { true; s.v_switch_q = (!s.v_switch_q) }  /* turn-q */
    :: d_step { true; s.v_switch_r = (!s.v_switch_r) }  /* turn-r */
    :: d_step { true; s.v_switch_s = (!s.v_switch_s) }  /* turn-s */
    :: d_step { true; s.v_switch_t = (!s.v_switch_t) }  /* turn-t */
    od;
}
