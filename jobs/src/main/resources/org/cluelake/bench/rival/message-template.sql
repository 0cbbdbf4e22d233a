-- As shipped there is no text model, so no message is classed and none is remembered.
SELECT * FROM message_template_before WHERE false
