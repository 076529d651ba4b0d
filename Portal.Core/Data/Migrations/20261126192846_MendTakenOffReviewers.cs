using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261126192846_MendTakenOffReviewers")]
    public class MendTakenOffReviewers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Since reviewers may be chosen apart from reading, who was taken off before must not seem chosen, nor keep a password.
            migrationBuilder.Sql("""
                UPDATE session_reviewers
                SET is_chosen = false, password_hash = NULL, password_sent_by_mail = false, password_set_at = NULL,
                    failed_attempts = 0, locked_at = NULL
                WHERE revoked_at IS NOT NULL AND password_hash IS NOT NULL
                """);
            // The day of attempts of a mail under way goes on, and does not begin anew.
            migrationBuilder.Sql("""
                UPDATE outgoing_mails SET tried_since = first_attempt_at WHERE status = 'Retrying' AND tried_since IS NULL
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
