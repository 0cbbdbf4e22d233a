SELECT number FROM telecom_call GROUP BY number HAVING count(roaming_country) > 0
