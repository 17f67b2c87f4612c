"""Files and folders on one side, the model on the other."""
