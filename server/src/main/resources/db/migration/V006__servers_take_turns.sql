-- Holds nothing: servers that meet at the same slots lock it to take turns. LOCK TABLE waits before the transaction's
-- snapshot is taken, so whose turn it is sees everything that was done before; a row or an advisory lock would be too late.

CREATE TABLE booking_turn (
    nothing boolean
);
