# What an admin makes for the desk, and beside it what an admin should not make: each mistake that
# a test looks at has a tracker or a field of its own. Writes the numbers that Redmine gave them.

require 'json'

NUMBER = 'Ticket number'

def field(name, trackers, **more)
  IssueCustomField.create!({ name: name, field_format: 'string', is_for_all: true, trackers: trackers, visible: true }.merge(more))
end

def tracker(name)
  Tracker.create!(name: name, default_status: IssueStatus.find_by!(name: 'New'))
end

def person(login, role, projects)
  user = User.new(login: login, firstname: login.capitalize, lastname: 'Example',
                  mail: "#{login}@redmine.example", language: 'en', mail_notification: 'none')
  user.save!(validate: false)
  projects.each { |project| Member.create!(user: user, project: project, roles: [role]) }
  # Redmine makes keys up itself.
  Token.create!(user: user, action: 'api').update_columns(value: ENV.fetch("KEY_#{login.upcase}"))
  user
end

ActiveRecord::Base.transaction do
  Redmine::DefaultData::Loader.load('en')
  Setting.rest_api_enabled = '1'
  # Less than a desk takes: a file may come that is too large here.
  Setting.attachment_max_size = '1024'

  support = Tracker.find_by!(name: 'Support')
  feature = Tracker.find_by!(name: 'Feature')
  bare = tracker('Bare')
  strict = tracker('Strict')
  demanding = tracker('Demanding')
  good = [support, feature, strict, demanding]

  field(NUMBER, good, is_filter: true)
  field('Site ID', good)
  field('Page', good, field_format: 'link')
  field('Phone', good)
  field('Short phone', [strict], max_length: 5)
  field('Cost centre', [demanding], is_required: true)
  field('Number without filter', [support])
  field('Number of no tracker', [], is_filter: true)
  field('Number read-only', [support], is_filter: true)

  manager = Role.find_by!(name: 'Manager')
  desk_role = Role.create!(
    name: 'Ticket desk', issues_visibility: 'all',
    # More than it needs: what is private must not come back even so.
    permissions: [:view_issues, :add_issues, :edit_issues, :add_issue_notes, :view_private_notes]
  )
  everything = IssueStatus.all.to_a
  [manager, desk_role].each do |role|
    Tracker.all.each do |each_tracker|
      everything.product(everything + [nil]).each do |to, from|
        # From "Rejected" nobody leads anything back.
        next if from && from.name == 'Rejected'
        WorkflowTransition.find_or_create_by!(role: role, tracker: each_tracker, old_status_id: from&.id || 0, new_status: to)
      end
    end
  end
  WorkflowPermission.create!(role: desk_role, tracker: support, old_status: IssueStatus.find_by!(name: 'New'),
                             field_name: IssueCustomField.find_by!(name: 'Number read-only').id.to_s, rule: 'readonly')

  project = lambda do |name, identifier|
    Project.create!(name: name, identifier: identifier, is_public: false, trackers: Tracker.all,
                    enabled_module_names: ['issue_tracking'])
  end
  desk = project.call('Support desk', 'support')
  changes = project.call('Change requests', 'changes')
  hidden = project.call('Hidden from the desk', 'hidden')
  load = project.call('Load', 'load')

  person('desk', desk_role, [desk, changes, load])
  person('leaver', desk_role, [desk])
  person('reader', Role.create!(name: 'Only reads', permissions: [:view_issues]), [desk])
  person('staff', manager, [desk, changes, hidden, load])
  person('chief', manager, [desk]).update_columns(admin: true)

  names = ->(all) { all.to_h { |one| [one.name, one.id] } }
  File.write(ENV.fetch('IDS'), JSON.generate(
    fields: names.call(IssueCustomField.all), trackers: names.call(Tracker.all),
    statuses: names.call(IssueStatus.all), users: User.where.not(login: '').to_h { |user| [user.login, user.id] }
  ))
end
